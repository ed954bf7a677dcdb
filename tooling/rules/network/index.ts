/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */

import { group } from '../rule.ts';
import addressRangeMalformed from './address-range-malformed.ts';
import authorizationMissing from './authorization-missing.ts';
import authorizationOpen from './authorization-open.ts';
import authorizationRefused from './authorization-refused.ts';
import authorizationWithoutAuthentication from './authorization-without-authentication.ts';
import jmxExposed from './jmx-exposed.ts';
import jmxWithoutPassword from './jmx-without-password.ts';
import listenerAddressesCollide from './listener-addresses-collide.ts';
import listenerBrokerTwice from './listener-broker-twice.ts';
import listenerBrokerUnknown from './listener-broker-unknown.ts';
import listenerCertificateEmpty from './listener-certificate-empty.ts';
import listenerGatewayMissing from './listener-gateway-missing.ts';
import listenerHostMissing from './listener-host-missing.ts';
import listenerHostUsedTwice from './listener-host-used-twice.ts';
import listenerNeedsTls from './listener-needs-tls.ts';
import listenerOauthRefused from './listener-oauth-refused.ts';
import listenerOptionUnfit from './listener-option-unfit.ts';
import listenerPeerRefused from './listener-peer-refused.ts';
import listenerPeersEmpty from './listener-peers-empty.ts';
import listenerPortReserved from './listener-port-reserved.ts';
import listenerPortTemplateRefused from './listener-port-template-refused.ts';
import listenerSaslOff from './listener-sasl-off.ts';
import listenerSettingIgnored from './listener-setting-ignored.ts';
import listenerTakenTwice from './listener-taken-twice.ts';
import listenerWithoutAuthentication from './listener-without-authentication.ts';
import listenerWithoutTls from './listener-without-tls.ts';
import loadBalancerOpen from './load-balancer-open.ts';
import networkPolicyIgnored from './network-policy-ignored.ts';
import nodePortOutOfRange from './node-port-out-of-range.ts';
import nodePortPartial from './node-port-partial.ts';
import nodePortUsedTwice from './node-port-used-twice.ts';
import superUserWithoutEffect from './super-user-without-effect.ts';
import zookeeperExposed from './zookeeper-exposed.ts';

export const network = group('network', 'Listeners and network', [
  addressRangeMalformed,
  authorizationMissing,
  authorizationOpen,
  authorizationRefused,
  authorizationWithoutAuthentication,
  jmxExposed,
  jmxWithoutPassword,
  listenerAddressesCollide,
  listenerBrokerTwice,
  listenerBrokerUnknown,
  listenerCertificateEmpty,
  listenerGatewayMissing,
  listenerHostMissing,
  listenerHostUsedTwice,
  listenerNeedsTls,
  listenerOauthRefused,
  listenerOptionUnfit,
  listenerPeerRefused,
  listenerPeersEmpty,
  listenerPortReserved,
  listenerPortTemplateRefused,
  listenerSaslOff,
  listenerSettingIgnored,
  listenerTakenTwice,
  listenerWithoutAuthentication,
  listenerWithoutTls,
  loadBalancerOpen,
  networkPolicyIgnored,
  nodePortOutOfRange,
  nodePortPartial,
  nodePortUsedTwice,
  superUserWithoutEffect,
  zookeeperExposed,
]);
